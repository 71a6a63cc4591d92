BeforeDiscovery {
    # Mistakes at the prompt. What a message and its recommendation must contain; the ID is that of the error.
    $mistakes = @(
        @{
            Name = 'a region'; Command = { Connect-AdminAccount @login -Region eu-centrl-1 }; Id = 'UnknownRegion'
            Message = "There is no AWS Region*Did you mean 'eu-central-1', 'eu-central-2' or 'ca-central-1'?"
            Advice = '*-Region, AWS_REGION, AWS_DEFAULT_REGION*'
        }
        @{
            Name = 'an endpoint without a scheme'; Command = { Connect-AdminAccount @login -EndpointUrl localhost:4599 }
            Id = 'InvalidEndpointUrl'; Message = "-EndpointUrl is not an http or https URL: 'localhost:4599'."
            Advice = '*http://127.0.0.1:4599*'
        }
        @{
            Name = 'the name of a role'; Command = { Connect-AdminAccount @login -RoleArn Admin }; Id = 'InvalidInput'
            Message = "'Admin' is not the ARN of a role."; Advice = '*arn:aws:iam::123456789012:role/*'
        }
        @{
            Name = 'a profile'; Command = { Connect-AdminAccount -ProfileName no-such-profile }; Id = 'ProfileNotFound'
            Message = "There is no AWS profile 'no-such-profile'*"; Advice = "*'aws configure'*"
        }
        @{
            Name = 'a group without a policy'; Command = { New-AdminGroup Auditors }; Id = 'PolicyRequired'
            Message = "The group 'Auditors' was not created*"; Advice = '*-Policy @()*'
        }
        @{
            Name = 'a space in a name'; Command = { New-AdminUser 'alice smith' }; Id = 'InvalidUserName'
            Message = "*'alice smith'*(space)"; Advice = 'Use letters, digits and*'
        }
        @{
            Name = 'a misspelled policy'; Command = { New-AdminGroup Auditors -Policy SecurityAudt }
            Id = 'PolicyNotFound'; Message = "*Did you mean 'SecurityAudit'?"; Advice = 'Get-AdminPolicy lists*'
        }
        @{
            Name = 'a misspelled group'; Command = { New-AdminUser alice Administratrs }; Id = 'GroupNotFound'
            Message = "*Did you mean 'Administrators'?"; Advice = 'Get-AdminGroup lists*'
        }
        @{
            Name = 'a short name that resembles no other'; Command = { Remove-AdminUser zoe -Confirm:$false }
            Id = 'UserNotFound'; Message = "There is no user 'zoe'. The existing users are: bob, carol."
            Advice = 'Get-AdminUser lists*'
        }
        @{
            Name = 'a user who exists'; Command = { New-AdminUser BOB }; Id = 'UserAlreadyExists'
            Message = "The user 'bob' already exists. User names are not case-sensitive."; Advice = '*-Ensure*'
        }
        @{
            Name = 'a short password'; Command = { New-AdminUser alice -Password short }
            Id = 'PasswordPolicyViolation'; Message = '*at least 8 characters (it has 5)*'
            Advice = '*-GeneratePassword*'
        }
        @{
            Name = 'two kinds of password'; Command = { New-AdminUser alice -Password 'Abcdef!1234' -GeneratePassword }
            Id = 'AmbiguousPassword'; Message = "'alice' has both*"; Advice = '*not both*'
        }
        @{
            Name = 'a path without slashes'; Command = { New-AdminUser alice -Path admins }; Id = 'InvalidPath'
            Message = "'admins' is not an IAM path."; Advice = "*'/admins/'*"
        }
        @{
            Name = 'a misspelled boundary'; Command = { New-AdminUser alice -PermissionsBoundary PowerUser }
            Id = 'PolicyNotFound'; Message = "*Did you mean 'PowerUserAccess'?"; Advice = 'Get-AdminPolicy lists*'
        }
        @{
            Name = 'numbers in the pipeline'; Command = { 'x1', 2 | New-AdminUser }; Id = 'InputNotRecognized'
            Message = 'Row 2: The pipeline input is a number, which has no UserName.'; Advice = '*UserName*'
        }
        @{
            Name = 'an empty name in the pipeline'; Command = { 'x2', ' ' | New-AdminUser }; Id = 'InvalidUserName'
            Message = 'Row 2: The user name is empty.'; Advice = '*1 to 64*'
        }
        @{
            Name = 'a group instead of users'; Command = { Get-AdminGroup Ops | New-AdminUser }
            Id = 'InputNotRecognized'; Message = 'Row 1: The pipeline input is an AdminGroup*'
            Advice = '*Get-AdminGroupMember Ops*'
        }
        @{
            Name = 'a group that has members'; Command = { Remove-AdminGroup Ops -Confirm:$false }; Id = 'GroupNotEmpty'
            Message = "The group 'Ops' has 1 member and 1 policy."; Advice = '*-Force*'
        }
        @{
            Name = 'a password of neither kind'; Command = { Set-AdminUserPassword bob }; Id = 'NoPassword'
            Message = "No password was specified for 'bob'."; Advice = '*-GeneratePassword*'
        }
        @{
            Name = 'a rotation without a key'; Command = { Update-AdminAccessKey bob -Confirm:$false }
            Id = 'NoActiveAccessKey'; Message = "'bob' has no access key to replace."; Advice = '*New-AdminAccessKey*'
        }
        @{
            Name = 'a user instead of a key'; Command = { Disable-AdminAccessKey bob -Confirm:$false }
            Id = 'InvalidInput'; Message = "'bob' is not an access key ID."; Advice = '*Get-AdminAccessKey*'
        }
        @{
            Name = 'a user instead of a key to find'; Command = { Get-AdminAccessKey -AccessKeyId bob }
            Id = 'InvalidInput'; Message = "'bob' is not an access key ID."; Advice = '*16 to 128*'
        }
        @{
            Name = 'an unknown key'; Command = { Remove-AdminAccessKey AKIAIOSFODNN7EXAMPLE -Confirm:$false }
            Id = 'AccessKeyNotFound'; Message = "There is no access key 'AKIAIOSFODNN7EXAMPLE'*"
            Advice = 'Get-AdminAccessKey lists*'
        }
        @{
            Name = 'a code of five digits'; Command = { Enable-AdminMfaDevice bob 12345 234567 }; Id = 'InvalidMfaCode'
            Message = "'12345' is not an MFA code of six digits."; Advice = '*the next one*'
        }
        @{
            Name = 'no MFA device'; Command = { Remove-AdminMfaDevice bob -Confirm:$false }; Id = 'MfaDeviceNotFound'
            Message = "'bob' has no MFA device."; Advice = 'Get-AdminMfaDevice lists*'
        }
        @{
            Name = 'a missing comma'
            Command = { New-AdminPolicy P -Document '{"Version":"2012-10-17" "Statement":[]}' }
            Id = 'MalformedPolicyDocument'; Message = 'Policy document, line 1, column 25: *'
            Advice = '*reference_policies_grammar.html'
        }
        @{
            Name = 'a misspelled effect'
            Command = {
                New-AdminPolicy P -Document @{
                    Version = '2012-10-17'; Statement = @{ Effect = 'Alow'; Action = '*'; Resource = '*' }
                }
            }
            Id = 'MalformedPolicyDocument'; Message = '*Statement.Effect: The Effect is neither "Allow" nor "Deny".'
            Advice = 'Use Allow or Deny.*'
        }
        @{
            Name = 'a number that JSON does not have'
            Command = { New-AdminPolicy P -Document @{ Statement = [double]::NaN } }
            Id = 'MalformedPolicyDocument'; Message = '*a value that JSON does not support*'
            Advice = 'Use text, numbers*'
        }
        @{
            Name = 'an AWS managed policy'; Command = { Remove-AdminPolicy ReadOnlyAccess -Confirm:$false }
            Id = 'AwsManagedPolicy'; Message = '*cannot be changed or deleted.'; Advice = '*-Scope Local*'
        }
        @{
            Name = 'a service without its domain'; Command = { New-AdminServiceLinkedRole cloudhsm }
            Id = 'InvalidServiceName'
            Message = "'cloudhsm' is not a service principal. Did you mean 'cloudhsm.amazonaws.com'?"
            Advice = 'A service principal is*'
        }
        @{
            Name = 'an alias in capitals'; Command = { Set-AdminAccountAlias Example_Corp }; Id = 'InvalidAccountAlias'
            Message = "'Example_Corp' cannot be an account alias."; Advice = '*3 to 63 lowercase letters*'
        }
        @{
            Name = 'a message for a user without a password'; Command = { New-AdminSignInMessage bob }
            Id = 'NoConsolePassword'; Message = "'bob' has no console password*"; Advice = '*Set-AdminUserPassword*'
        }
        @{
            Name = 'a text that is no address'; Command = { New-AdminSignInMessage carol -Email 'carol at example' }
            Id = 'InvalidEmail'; Message = "'carol at example' is not an email address."; Advice = '*alice@example.com*'
        }
        @{
            Name = 'a draft whose folder is a file'
            Command = { New-AdminSignInMessage carol -Email c@example.com -EmlPath (Join-Path $PSScriptRoot Run.ps1) }
            Id = 'FileFailed'; Message = '*cannot be written*'; Advice = '*-EmlPath*'
        }
        @{
            Name = 'a file name that is too long for the file system'
            Command = {
                $name = "$('x' * 250).png"
                New-AdminMfaDevice bob -ShowQrCode:$false -QrCodePath (Join-Path ([IO.Path]::GetTempPath()) $name)
            }
            Id = 'QrCodeFileFailed'; Message = "*cannot be written: *The device 'bob' was deleted."
            Advice = '*-QrCodePath*'
        }
        @{
            Name = 'the last administrator'
            Command = { Remove-AdminUserFromGroup CAROL Administrators -Confirm:$false }
            Id = 'LastAdministrator'; Message = "'carol' is the last user with full administrator access*"
            Advice = '*-Force*'
        }
        @{
            Name = 'a misspelled cmdlet'; Command = { Get-AdminCommandPermission New-AdminUsr }; Id = 'CommandNotFound'
            Message = "*Did you mean 'New-AdminUser', 'Get-AdminUser' or 'Set-AdminUser'?"
            Advice = 'Get-Command -Module AdminIam*'
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $null = Start-AdminSandbox
    $login = @{ AccessKey = 'sandbox'; SecretKey = 'sandbox'; ErrorAction = 'Stop' }
    $null = New-AdminGroup
    $null = New-AdminGroup Ops -Policy SecurityAudit
    $null = New-AdminUser bob Ops
    $null = New-AdminUser carol Administrators -GeneratePassword
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'A mistake' {
    It 'with <Name> has a clear message, a recommendation and the ID <Id>' -ForEach $mistakes {
        $problems = $null
        try {
            . $Command 2>&1 | Tee-Object -Variable output | Out-Null
            $problems = $output.Where({ $_ -is [Management.Automation.ErrorRecord] })
        }
        catch {
            $problems = $_
        }

        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($problems[0])" | Should -BeLike ($Message -replace '\[', '`[')
        $problems[0].ErrorDetails.RecommendedAction | Should -BeLike $Advice
        $problems[0].ErrorDetails.RecommendedAction | Should -Match '\S'
    }
}
