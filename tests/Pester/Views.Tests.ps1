BeforeDiscovery {
    $widths = 80, 120

    # What each command shows: its view's columns, and the properties that someone copies from it.
    $views = @(
        @{ Name = 'Start-AdminSandbox'; Copied = 'EndpointUrl', 'AccountId' }
        @{ Name = 'Get-AdminSandbox'; Copied = 'EndpointUrl', 'AccountId' }
        @{ Name = 'Connect-AdminAccount'; Copied = 'Arn', 'EndpointUrl', 'AccountId' }
        @{ Name = 'Get-AdminAccount'; Copied = 'SignInUrl', 'Arn', 'AccountId' }
        @{ Name = 'Set-AdminAccountAlias'; Copied = 'SignInUrl', 'AccountId', 'Alias' }
        @{ Name = 'New-AdminGroup'; Headers = 'GroupName', 'Outcome', 'Policy' }
        @{ Name = 'New-AdminGroup | Format-List'; Copied = 'Arn', 'Path', 'GroupId' }
        @{ Name = 'Get-AdminGroup *'; Headers = 'GroupName', 'CreateDate', 'Policy' }
        @{ Name = 'Get-AdminGroup'; Headers = 'GroupName', 'CreateDate', 'MemberCount', 'Policy' }
        @{ Name = 'Get-AdminGroup | Format-List'; Copied = 'Arn', 'Path', 'GroupId' }
        @{ Name = 'Set-AdminGroup'; Headers = 'GroupName', 'Outcome', 'Policy' }
        @{ Name = 'New-AdminUser'; Headers = 'UserName', 'Outcome', 'GroupName', 'Detail'; Copied = 'AccessKeyId' }
        @{ Name = 'New-AdminUser | Format-List'; Copied = 'AccessKeyId', 'SignInUrl', 'Arn', 'Path' }
        @{ Name = 'Set-AdminUser | Format-List'; Copied = 'Arn', 'Path', 'UserId', 'PermissionsBoundary' }
        @{ Name = 'Set-AdminUser'; Headers = 'UserName', 'Outcome', 'Detail' }
        @{ Name = 'Set-AdminUserPassword'; Headers = 'UserName', 'Outcome', 'Detail' }
        @{ Name = 'Lock-AdminUser'; Headers = 'UserName', 'Outcome', 'Detail' }
        @{ Name = 'Add-AdminUserToGroup'; Headers = 'UserName', 'Outcome', 'GroupName', 'Detail' }
        @{ Name = 'Get-AdminUser *'; Headers = 'UserName', 'CreateDate', 'PasswordLastUsed' }
        @{ Name = 'Get-AdminUser'; Headers = 'UserName', 'CreateDate', 'PasswordLastUsed' }
        @{ Name = 'Get-AdminUser | Format-List'; Copied = 'Arn', 'Path', 'PermissionsBoundary', 'UserId' }
        @{
            Name = 'Get-AdminUser -Detailed'
            Headers = 'UserName', 'CreateDate', 'Password', 'MFA', 'AccessKey', 'GroupName'
        }
        @{ Name = 'Get-AdminUser -Detailed | Format-List'; Copied = 'Arn', 'Path', 'PermissionsBoundary', 'UserId' }
        @{ Name = 'Get-AdminGroupMember'; Headers = 'UserName', 'CreateDate', 'PasswordLastUsed' }
        @{
            Name = 'AccessKeyDetail'; Headers = 'UserName', 'AccessKeyId', 'Status', 'CreateDate', 'AgeDays', 'LastUsed'
            Copied = 'AccessKeyId'
        }
        @{
            Name = 'Get-AdminAccessKey'
            Headers = 'UserName', 'AccessKeyId', 'Status', 'CreateDate', 'AgeDays', 'LastUsed'; Copied = 'AccessKeyId'
        }
        @{ Name = 'Get-AdminAccessKey | Format-List'; Copied = 'AccessKeyId' }
        @{
            Name = 'New-AdminAccessKey'; Headers = 'UserName', 'AccessKeyId', 'Status', 'Outcome', 'Detail'
            Copied = 'AccessKeyId'
        }
        @{ Name = 'Update-AdminAccessKey | Format-List'; Copied = 'AccessKeyId', 'ReplacedAccessKeyId' }
        @{
            Name = 'Update-AdminAccessKey'; Headers = 'UserName', 'AccessKeyId', 'Status', 'Outcome', 'Detail'
            Copied = 'AccessKeyId', 'ReplacedAccessKeyId'
        }
        @{ Name = 'New-AdminMfaDevice'; Copied = 'SerialNumber', 'QrCodePath' }
        @{ Name = 'Enable-AdminMfaDevice'; Copied = 'SerialNumber' }
        @{ Name = 'Get-AdminMfaDevice'; Copied = 'SerialNumber' }
        @{ Name = 'Get-AdminMfaDevice | Format-Table'; Headers = 'UserName', 'Status', 'EnableDate', 'SerialNumber' }
        @{ Name = 'New-AdminPolicy'; Copied = 'Arn' }
        @{ Name = 'Set-AdminPolicy'; Copied = 'Arn' }
        @{ Name = 'Set-AdminPolicy | Format-Table'; Headers = 'PolicyName', 'Outcome', 'Version', 'Change' }
        @{ Name = 'Get-AdminPolicy'; Headers = 'PolicyName', 'Scope', 'Version', 'Attached', 'UpdateDate' }
        @{ Name = 'Get-AdminPolicy | Format-List'; Copied = 'Arn', 'Path', 'PolicyId' }
        @{ Name = 'Get-AdminPolicyVersion'; Headers = 'PolicyName', 'Version', 'IsDefault', 'CreateDate' }
        @{ Name = 'Get-AdminPolicyVersion | Format-List'; Copied = 'PolicyArn', 'VersionId' }
        @{
            Name = 'Get-AdminCredentialReport'
            Headers = 'UserName', 'Password', 'LastUsed', 'MFA', 'AccessKey'; GroupedBy = 'Generated'
        }
        @{ Name = 'Test-AdminAccount'; GroupedBy = 'Area'; Copied = 'CheckId', 'Remedy' }
        @{ Name = 'Test-AdminAccount | Format-List'; Copied = 'CheckId', 'Resource', 'Remedy' }
        @{
            Name = 'Compare-AdminReport'; Headers = 'Severity', 'CheckId', 'Resource', 'Reason'; GroupedBy = 'Change'
        }
        @{ Name = 'Test-AdminPermission'; Headers = 'UserName', 'Action', 'Decision', 'Reason' }
        @{ Name = 'Test-AdminPermission | Format-List'; Copied = 'UserName', 'Action', 'Resource' }
        @{
            Name = 'Get-AdminIdentityCenter'
            Copied = 'PortalUrl', 'InstanceArn', 'IdentityStoreId', 'Region', 'OwnerAccountId'
        }
        @{ Name = 'New-AdminPermissionSet'; Headers = 'PermissionSetName', 'Outcome', 'Detail' }
        @{
            Name = 'New-AdminPermissionSet | Format-List'
            Copied = 'PermissionSetArn', 'RelayState', 'PermissionsBoundary'
        }
        @{ Name = 'Set-AdminPermissionSet'; Headers = 'PermissionSetName', 'Outcome', 'Detail' }
        @{
            Name = 'Get-AdminPermissionSet *'
            Headers = 'PermissionSetName', 'SessionDuration', 'CreateDate', 'Description'
        }
        @{ Name = 'Get-AdminPermissionSet * | Format-List'; Copied = 'PermissionSetArn', 'RelayState', 'Description' }
        @{
            Name = 'Get-AdminPermissionSet -Detailed'
            Copied = 'PermissionSetArn', 'RelayState', 'PermissionsBoundary', 'CustomerManagedPolicy'
        }
        @{ Name = 'New-AdminIdentityGroup'; Headers = 'GroupName', 'Outcome', 'Description' }
        @{ Name = 'New-AdminIdentityGroup | Format-List'; Copied = 'GroupName', 'GroupId', 'CreatedBy' }
        @{ Name = 'Set-AdminIdentityGroup'; Headers = 'GroupName', 'Outcome', 'Description' }
        @{ Name = 'Get-AdminIdentityGroup *'; Headers = 'GroupName', 'CreateDate', 'External', 'Description' }
        @{
            Name = 'Get-AdminIdentityGroup'
            Headers = 'GroupName', 'CreateDate', 'MemberCount', 'External', 'Description'
        }
        @{ Name = 'Get-AdminIdentityGroup | Format-List'; Copied = 'GroupName', 'GroupId', 'CreatedBy' }
        @{ Name = 'Set-AdminIdentityUser'; Headers = 'UserName', 'Outcome', 'GroupName', 'Change' }
        @{ Name = 'New-AdminIdentityUser'; Headers = 'UserName', 'Outcome', 'GroupName', 'Change' }
        @{ Name = 'New-AdminIdentityUser | Format-List'; Copied = 'UserName', 'Email', 'PortalUrl', 'UserId' }
        @{
            Name = 'Get-AdminIdentityUser *'
            Headers = 'UserName', 'DisplayName', 'Email', 'CreateDate', 'External'
        }
        @{ Name = 'Get-AdminIdentityUser * | Format-List'; Copied = 'UserName', 'Email', 'PortalUrl', 'UserId' }
        @{
            Name = 'Get-AdminIdentityUser -Detailed'
            Headers = 'UserName', 'DisplayName', 'UserStatus', 'CreateDate', 'GroupName'
        }
        @{
            Name = 'New-AdminAccountAssignment'
            Headers = 'AccountName', 'AccountId', 'PermissionSetName', 'Type', 'Outcome', 'Principal'
        }
        @{
            Name = 'New-AdminAccountAssignment | Format-List'
            Copied = 'AccountId', 'PermissionSetArn', 'PrincipalId', 'RequestId'
        }
        @{
            Name = 'Get-AdminAccountAssignment'
            Headers = 'AccountName', 'AccountId', 'PermissionSetName', 'Type', 'Principal'
        }
        @{
            Name = 'Get-AdminAccountAssignment | Format-List'
            Copied = 'AccountId', 'PermissionSetArn', 'PrincipalId', 'PrincipalName'
        }
        @{
            Name = 'Get-AdminAccountAccess'
            Headers = 'UserName', 'AccountName', 'AccountId', 'PermissionSetName', 'Via'
        }
        @{ Name = 'Get-AdminAccountAccess | Format-List'; Copied = 'AccountId', 'UserId', 'UserName' }
        @{ Name = 'Lock-AdminIdentityUser'; Headers = 'UserName', 'Outcome', 'GroupName', 'Assignment' }
        @{ Name = 'Lock-AdminIdentityUser | Format-List'; Copied = 'UserName', 'UserId', 'Path' }
        @{ Name = 'Unlock-AdminIdentityUser'; Headers = 'UserName', 'Outcome', 'GroupName', 'Assignment' }
        @{ Name = 'Enable-AdminRootAccess'; Copied = 'OrganizationId' }
        @{ Name = 'Get-AdminRootAccess'; Copied = 'OrganizationId' }
        @{ Name = 'Invoke-AdminOrganizationCommand'; Copied = 'AccountCount', 'Duration' }
        @{ Name = 'Failure'; Headers = 'AccountName', 'AccountId', 'ErrorId', 'Message'; Copied = 'AccountId' }
        @{
            Name = 'Get-AdminOrganization'
            Copied = 'OrganizationId', 'ManagementAccountId', 'ManagementAccountEmail', 'Arn'
        }
        @{
            Name = 'Get-AdminOrganizationAccount'
            Headers = 'AccountId', 'AccountName', 'State', 'OrganizationalUnit'; Copied = 'AccountId'
        }
        @{
            Name = 'Get-AdminOrganizationAccount | Format-List'
            Copied = 'AccountId', 'Email', 'OrganizationalUnit', 'Arn'
        }
        @{
            Name = 'Get-AdminRootCredential'
            Headers = 'AccountName', 'AccountId', 'Password', 'AccessKey', 'Certificate', 'MFA'; Copied = 'AccountId'
        }
        @{ Name = 'Get-AdminRootCredential | Format-List'; Copied = 'AccountId', 'Email' }
        @{
            Name = 'Remove-AdminRootCredential'; Headers = 'AccountName', 'AccountId', 'Outcome', 'Change'
            Copied = 'AccountId'
        }
        @{ Name = 'Remove-AdminRootCredential | Format-List'; Copied = 'AccountId', 'Email' }
        @{ Name = 'Get-AdminPasswordPolicy'; Copied = 'AccountId' }
        @{ Name = 'Set-AdminPasswordPolicy'; Copied = 'AccountId' }
        @{ Name = 'Get-AdminServiceLinkedRole'; Headers = 'ServiceName', 'LastUsed', 'RoleName' }
        @{ Name = 'Get-AdminServiceLinkedRole | Format-List'; Copied = 'Arn', 'Path', 'RoleId' }
        @{ Name = 'New-AdminServiceLinkedRole'; Copied = 'Arn', 'ServiceName' }
        @{ Name = 'New-AdminSignInMessage'; Copied = 'SignInUrl', 'To' }
        @{ Name = 'New-AdminSignInMessage | Format-Table'; Headers = 'UserName', 'To', 'Subject' }
    )
    $cases = foreach ($width in $widths) {
        foreach ($view in $views) {
            $view + @{ Width = $width }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    $PSStyle.OutputRendering = 'PlainText'
    $folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $null = New-Item -ItemType Directory -Path $folder
    $quiet = @{ Confirm = $false }
    $allow = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'

    # As long as IAM allows a user's name and an alias, and longer than people use for the others.
    $user = 'jane.doe-' + 'x' * 55
    $group = 'Auditors-' + 'x' * 55
    $policy = 'Deploy-' + 'x' * 57
    $path = '/division/' + 'team/' * 5
    $alias = 'example-' + 'x' * 55
    $boundary = 'arn:aws:iam::aws:policy/PowerUserAccess'

    $shown = @{}
    $shown['Start-AdminSandbox'] = Start-AdminSandbox -Path (Join-Path $folder state.json) `
        -Account 'Prod=111122223333', 'Workloads/Live/Payments of the shops/Test of the new payments=444455556666' `
        -CallRate 0
    $shown['Get-AdminSandbox'] = Get-AdminSandbox
    $shown['Connect-AdminAccount'] = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox `
        -EndpointUrl (Get-AdminSandbox).EndpointUrl
    $shown['Set-AdminAccountAlias'] = Set-AdminAccountAlias $alias
    $shown['Get-AdminAccount'] = Get-AdminAccount
    $shown['New-AdminGroup'] = New-AdminGroup $group -Policy SecurityAudit, ViewOnlyAccess -Path $path
    $null = New-AdminGroup
    $shown['New-AdminUser'] = New-AdminUser $user -GroupName Administrators,
        $group -GeneratePassword -ProgrammaticAccess -Path $path -PermissionsBoundary $boundary
    $shown['New-AdminUser | Format-List'] = $shown['New-AdminUser']
    $shown['Set-AdminUser'] = Set-AdminUser $user -Tag @{ Team = 'Ops' }
    $shown['Set-AdminUserPassword'] = Set-AdminUserPassword $user -GeneratePassword
    $shown['Lock-AdminUser'] = New-AdminUser locked | Lock-AdminUser @quiet
    $shown['Add-AdminUserToGroup'] = Add-AdminUserToGroup locked $group -PassThru
    Remove-AdminUserFromGroup locked $group @quiet
    $shown['New-AdminAccessKey'] = New-AdminAccessKey $user
    Remove-AdminAccessKey -AccessKeyId $shown['New-AdminUser'].AccessKeyId @quiet
    $shown['Update-AdminAccessKey'] = Update-AdminAccessKey $user `
        -AccessKeyId $shown['New-AdminAccessKey'].AccessKeyId -RemoveOld @quiet
    $shown['New-AdminMfaDevice'] = New-AdminMfaDevice $user -QrCodePath (Join-Path $folder qr.png) -ShowQrCode:$false
    $shown['Enable-AdminMfaDevice'] = $shown['New-AdminMfaDevice'] | Enable-AdminMfaDevice -FromSeed
    $shown['Set-AdminGroup'] = Set-AdminGroup $group -NewPath "${path}more/"
    $shown['New-AdminPolicy'] = New-AdminPolicy $policy -Document $allow -PolicyPath $path
    $shown['Set-AdminPolicy'] = Set-AdminPolicy $policy -Document $allow.Replace('s3', 'ec2')
    $shown['Set-AdminPolicy | Format-Table'] = $shown['Set-AdminPolicy'] | Format-Table
    $shown['Get-AdminCredentialReport'] = Get-AdminCredentialReport
    $shown['Test-AdminAccount'] = Test-AdminAccount -CheckId PasswordLength, AccountAlias |
        Where-Object Remedy
    $findings = Test-AdminAccount
    $null = $findings | Where-Object CheckId -NE 'PasswordLength' |
        Export-AdminReport (Join-Path $folder before.json)
    $null = $findings | Export-AdminReport (Join-Path $folder after.json)
    $shown['Compare-AdminReport'] = Compare-AdminReport (Join-Path $folder before.json) (Join-Path $folder after.json)
    $shown['Test-AdminPermission'] = Test-AdminPermission $user iam:CreateUser, sso:DeleteManagedApplicationInstance `
        -Resource "arn:aws:iam::123456789012:user$path$user"
    $shown['Get-AdminIdentityCenter'] = Get-AdminIdentityCenter
    $shown['New-AdminPermissionSet'] = New-AdminPermissionSet ('Operators-' + 'x' * 22) PowerUserAccess, Billing `
        -CustomerManagedPolicy /teams/Deploy -PermissionsBoundary $boundary -Description 'Operates everything' `
        -RelayState 'https://eu-central-1.console.aws.amazon.com/billing/home?region=eu-central-1#/payment-methods'
    $shown['Set-AdminPermissionSet'] = Set-AdminPermissionSet Operators* -SessionDuration 08:00:00 -Policy SecurityAudit
    $shown['Get-AdminPermissionSet *'] = Get-AdminPermissionSet
    $shown['Get-AdminPermissionSet -Detailed'] = Get-AdminPermissionSet -Detailed
    $shown['New-AdminIdentityGroup'] = New-AdminIdentityGroup $group 'Reads all accounts'
    $shown['Set-AdminIdentityGroup'] = Set-AdminIdentityGroup $group -Description 'Reads all accounts for audits'
    $shown['Get-AdminIdentityGroup *'] = Get-AdminIdentityGroup
    $shown['Get-AdminIdentityGroup'] = Get-AdminIdentityGroup $group
    $shown['New-AdminIdentityUser'] = New-AdminIdentityUser $user -GivenName Jane -FamilyName Doe `
        -Email jane.doe@example.com
    $shown['Set-AdminIdentityUser'] = Set-AdminIdentityUser $user -Title 'Head of Operations' -NickName Janie
    $shown['Get-AdminIdentityUser *'] = Get-AdminIdentityUser
    $shown['Get-AdminIdentityUser -Detailed'] = Get-AdminIdentityUser $user -Detailed
    $null = New-AdminPermissionSet Readers @()
    $shown['New-AdminAccountAssignment'] = New-AdminAccountAssignment Readers Prod -UserName $user
    $shown['Get-AdminAccountAssignment'] = Get-AdminAccountAssignment
    $shown['Get-AdminAccountAccess'] = Get-AdminAccountAccess
    $null = New-AdminIdentityUser locked.person $group -GivenName A -FamilyName B
    $shown['Lock-AdminIdentityUser'] =
        Lock-AdminIdentityUser locked.person -Path (Join-Path $folder lock.json) @quiet 3> $null
    $shown['Unlock-AdminIdentityUser'] = $shown['Lock-AdminIdentityUser'] | Unlock-AdminIdentityUser
    $shown['Enable-AdminRootAccess'] = Enable-AdminRootAccess
    $shown['Get-AdminRootAccess'] = Get-AdminRootAccess
    $shown['Invoke-AdminOrganizationCommand'] =
        Invoke-AdminOrganizationCommand { throw 'x' } 123456789012 -Summary -ErrorAction SilentlyContinue
    $shown['Failure'] = $shown['Invoke-AdminOrganizationCommand'].Failure
    $shown['Get-AdminOrganization'] = Get-AdminOrganization
    $shown['Get-AdminOrganizationAccount'] = Get-AdminOrganizationAccount -Detailed
    $root = @{
        Session = New-AdminUser root-manager Administrators -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
    }
    $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
    $shown['Get-AdminRootCredential'] = Get-AdminRootCredential Prod @root
    $shown['Remove-AdminRootCredential'] = Remove-AdminRootCredential Prod @root @quiet
    $shown['Get-AdminPasswordPolicy'] = Get-AdminPasswordPolicy
    $shown['Set-AdminPasswordPolicy'] = Set-AdminPasswordPolicy -Preset CIS -RequireSymbols true
    $shown['New-AdminServiceLinkedRole'] = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
    $shown['New-AdminSignInMessage'] = New-AdminSignInMessage $user -Email jane.doe@example.com
    $shown['New-AdminSignInMessage | Format-Table'] = $shown['New-AdminSignInMessage'] | Format-Table

    $shown['Get-AdminUser *'] = Get-AdminUser
    $shown['Get-AdminUser'] = Get-AdminUser $user
    $shown['Get-AdminUser -Detailed'] = Get-AdminUser $user -Detailed
    $shown['AccessKeyDetail'] = $shown['Get-AdminUser -Detailed'].AccessKeyDetail
    $shown['Get-AdminGroupMember'] = Get-AdminGroupMember $group
    $shown['Get-AdminGroup *'] = Get-AdminGroup
    $shown['Get-AdminGroup'] = Get-AdminGroup $group
    $shown['Get-AdminAccessKey'] = Get-AdminAccessKey
    $shown['Get-AdminMfaDevice'] = Get-AdminMfaDevice -UserName $user
    $shown['Get-AdminPolicy'] = Get-AdminPolicy $policy
    $shown['Get-AdminPolicyVersion'] = Get-AdminPolicyVersion $policy
    $null = New-AdminServiceLinkedRole elasticloadbalancing.amazonaws.com -Description 'For load balancers'
    $shown['Get-AdminServiceLinkedRole'] = Get-AdminServiceLinkedRole

    # The output of the command, and its text in a console of that width. "X | Format-Y" formats the objects of X.
    # A console keeps its last column free, which Out-String does not.
    function Get-View([string] $Name, [int] $Console) {
        $command, $format = $Name -split ' \| '
        $width = $Console - 1
        $text = switch ($format) {
            Format-List { $shown[$command] | Format-List | Out-String -Width $width }
            Format-Table { $shown[$command] | Format-Table | Out-String -Width $width }
            default { $shown[$command] | Out-String -Width $width }
        }
        [pscustomobject]@{ Objects = $shown[$command]; Lines = @($text.Trim("`r", "`n") -split '\r?\n') }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
    Remove-Item -LiteralPath $folder -Recurse
}

Describe 'The view of <Name> at <Width> columns' -ForEach $cases {
    BeforeAll {
        $view = Get-View $Name $Width
        # A list continues a value that is longer than its line below its beginning.
        $unwrapped = $view.Lines -join "`n" -replace '\n +(?=\S)(?!\S+ +:)'
    }

    It 'has whole headers' {
        if ($GroupedBy) {
            $view.Lines[0] | Should -Match "^ +${GroupedBy}: "
            if ($Headers) {
                $view.Lines[2].TrimEnd() -split ' +' | Should -Be $Headers
            }
        }
        elseif ($Headers) {
            $view.Lines[0].TrimEnd() -split ' +' | Should -Be $Headers
        }
        else {
            $view.Lines[0] | Should -Match '^[A-Za-z]+ +: '
        }
    }

    It 'is not wider than the console, and nothing of it is cut' {
        $view.Lines.Where({ $_.TrimEnd().Length -ge $Width }) | Should -BeNullOrEmpty
        $view.Lines -join "`n" | Should -Not -Match '\u2026|\.\.\.'
    }

    It 'has all that someone copies' {
        foreach ($object in $view.Objects) {
            foreach ($property in $Copied) {
                $value = "$($object.$property)"
                $value | Should -Not -BeNullOrEmpty -Because $property
                $text = if ($value.Length -ge $Width - 24) { $unwrapped } else { $view.Lines -join "`n" }
                $text.Contains($value) | Should -BeTrue -Because "$property is copied: $value"
            }
        }
    }

    It 'has an outcome unless something was only read' {
        $isRead = $Name -match '^(Get|Start|Connect|Test|Compare|Invoke)-' -or
            $Name -match '^(New-AdminSignInMessage|AccessKeyDetail|Failure)'
        [bool] ($view.Lines -match '^Outcome +:|\bOutcome\b') | Should -Be (-not $isRead)
    }

    It 'has no type names and no braces of a list without a view' {
        $view.Lines -join "`n" | Should -Not -Match '\bSystem\.|[{}]'
    }

    It 'shows no secret' {
        foreach ($secret in 'Password', 'SecretAccessKey', 'Seed') {
            foreach ($object in $view.Objects.Where({ $_.$secret })) {
                $view.Lines -join '' |
                    Should -Not -Match ([regex]::Escape((ConvertFrom-SecureString -AsPlainText $object.$secret)))
            }
        }
    }
}

Describe 'What views say' {
    It 'says where the secrets of a new user are that nobody has saved, at <_> columns' -ForEach 80, 120 {
        $text = (Get-View New-AdminUser $_).Lines -join "`n"

        $text | Should -Match 'only in \.Password\b'
        $text | Should -Match 'only in \.SecretAccessKey\b'
        $text | Should -Match 'save with Export-AdminCredential'
    }

    It 'says in a list where the secrets are that nobody has saved' {
        $text = (Get-View 'New-AdminUser | Format-List' 80).Lines -join "`n"

        $text | Should -Match '(?m)^Password +: only in \.Password\n +save with Export-AdminCredential$'
        $text | Should -Match '(?m)^SecretAccessKey +: only in \.SecretAccessKey\n +save with Export-AdminCredential$'
    }

    It 'lists the changes of a group and of a user' {
        $name = "Group$([guid]::NewGuid().ToString('N'))"
        $text = New-AdminGroup $name -Policy Billing | Set-AdminGroup -NewPath /ops/ | Format-List | Out-String
        $text | Should -Match '(?m)^Change +: path: / -> /ops/\r?$'

        (Get-View 'Set-AdminUser | Format-List' 80).Lines |
            Should -Contain 'Change              : tag Team: none -> Ops'
    }

    It 'does not break the conditions of a permission within a word, at <_> columns' -ForEach 80, 120 {
        $permissions = Get-AdminCommandPermission
        $words = $permissions | ForEach-Object { "-$($_.Parameter)", 'optional' + $_.Condition -split '[ ,]+' }

        $lines = ($permissions | Out-String -Width ($_ - 1)) -split '\r?\n' -match '^(\w+:\w| {42}\S)'

        $lines.Count | Should -BeGreaterThan $permissions.Count
        # A longer action has a line of its own.
        $shown = foreach ($line in $lines -notmatch '^\S{42,}$') {
            $line.Substring([Math]::Min(42, $line.Length)) -split '[ ,]+' | Where-Object { $_ }
        }
        $shown | Sort-Object -Unique | Should -BeIn $words
    }

    It 'says what the default password policy requires, which its settings do not' {
        Remove-AdminPasswordPolicy @quiet | Out-String -Width 79 |
            Should -Match '(?m)^IsDefault +: True: three of the four kinds are required\r?$'
        Set-AdminPasswordPolicy -Preset CIS | Out-String -Width 79 | Should -Match '(?m)^IsDefault +: False\r?$'
        $null = Remove-AdminPasswordPolicy @quiet
    }

    It 'says when a key in the report was rotated' {
        Get-AdminCredentialReport | Out-String -Width 79 | Should -Match '\bActive, rotated \d{4}-\d\d-\d\d'
    }

    It 'does not break the reason of a decision within a word' {
        $reasons = New-AdminUser powerless | Test-AdminPermission -Action iam:CreateUser | Out-String -Width 79

        $reasons | Should -Match '(?m) No statement allows the\r?\n +action\.\r?$'
    }

    It 'says in which file the secrets of a new user were saved' {
        $bob = New-AdminUser bob -GeneratePassword -CredentialPath (Join-Path $folder credentials.csv)

        $bob.CredentialPath | Should -Be (Join-Path $folder credentials.csv)
        $bob | Out-String | Should -Match 'saved in credentials\.csv'
        $bob | Out-String | Should -Not -Match 'only in'
    }

    It 'says where exported secrets are, once the file is complete' {
        $export = Join-Path $folder exported.csv
        $made = [Collections.Generic.List[object]]::new()
        & {
            $made.Add((New-AdminUser heidi -GeneratePassword))
            $made[0]
            $made.Add((New-AdminAccessKey heidi))
            $made[1]
            $made.CredentialPath -join '' | Should -BeNullOrEmpty
        } | Export-AdminCredential -Path $export

        $made.CredentialPath | Should -Be $export, $export
        $made[0] | Out-String | Should -Match 'saved in exported\.csv'
        $made[1] | Out-String | Should -Match '(?s)saved in.+exported\.csv'
        $made | Out-String | Should -Not -Match 'only in|save with'
    }

    It 'does not say that secrets are in a file that was not written' {
        $ivan = New-AdminUser ivan -GeneratePassword

        { $ivan, (Get-Item $folder), $null | Export-AdminCredential -Path (Join-Path $folder no/such.csv) } |
            Should -Throw
        $ivan | Export-AdminCredential -Path (Join-Path $folder unwritten.csv) -WhatIf

        $ivan.CredentialPath | Should -BeNullOrEmpty
        $ivan | Out-String | Should -Match 'only in \.Password'
    }

    It 'says nothing of secrets where there are none' {
        New-AdminUser carol | Out-String | Should -Not -Match 'only in|saved in|Export-AdminCredential'
    }

    It 'says where the secret of a new key and the seed of a new device are' {
        (Get-View New-AdminAccessKey 80).Lines -join "`n" |
            Should -Match '(?s)in \.SecretAccessKey;.+save with.+Export-AdminCredential'
        (Get-View New-AdminMfaDevice 80).Lines -join "`n" | Should -Match 'only in \.Seed: IAM does not return it again'
    }

    It 'lists what was changed on a user, without the ARN of a policy cut in two' {
        $changed = New-AdminUser dave | Set-AdminUser -Tag @{ Team = 'Ops' } -PermissionsBoundary $boundary

        $changed.Change | Should -Be 'tag Team: none -> Ops', "permissions boundary: none -> $boundary"
        $changed | Out-String -Width 80 |
            Should -Match 'tag Team: none -> Ops\s+permissions boundary: none\s+-> PowerUserAccess'
    }

    It 'shows the members of a group that was asked for by name, without a call more' {
        $before = (Get-AdminSandbox).TotalCalls

        (Get-AdminGroup $group).MemberCount | Should -Be 1

        (Get-AdminSandbox).TotalCalls - $before | Should -Be 2
    }

    It 'reads a page of users with one call' {
        $before = (Get-AdminSandbox).TotalCalls

        $null = Get-AdminUser | Out-String

        (Get-AdminSandbox).TotalCalls - $before | Should -Be 1
    }

    It 'shows the password, MFA, keys and groups of a user with -Detailed' {
        $text = (Get-View 'Get-AdminUser -Detailed' 80).Lines -join "`n"

        $text | Should -Match 'never used +yes +AKIA\w{16} Administrators'
        $view = (Get-View 'Get-AdminUser -Detailed | Format-List' 80)
        foreach ($id in $view.Objects.AccessKeyDetail.AccessKeyId) {
            $view.Lines -match "\b$id Active\b" | Should -HaveCount 1
        }
    }

    It 'shows the state of a password: <Expected>' -ForEach @(
        @{ Setup = { New-AdminUser erin }; Expected = 'none' }
        @{ Setup = { New-AdminUser frank -GeneratePassword }; Expected = 'never used' }
        @{ Setup = { New-AdminUser grace -GeneratePassword | Lock-AdminUser -Confirm:$false }; Expected = 'locked' }
    ) {
        (& $Setup).UserName | Get-AdminUser -Detailed | Out-String | Should -Match "\d\d $Expected +no +none"
    }

    It 'uses dates that any culture reads' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'th-TH'
            Get-AdminUser $user | Out-String |
                Should -Match ([datetime]::UtcNow.ToString('yyyy-MM', [cultureinfo]::InvariantCulture))
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'shows objects that come from another process in the same way' {
        $file = Join-Path $folder objects.xml
        foreach ($name in 'Get-AdminUser', 'Get-AdminUser -Detailed', 'Get-AdminAccessKey', 'Get-AdminMfaDevice',
            'Get-AdminGroup') {
                $objects = $shown[$name]
                $objects | Export-Clixml -LiteralPath $file
                (Import-Clixml -LiteralPath $file | Out-String -Width 80) |
                    Should -Be ($objects | Out-String -Width 80) -Because $name
            }
    }
}

Describe 'Numbers in texts' {
    It 'writes <Expected>' -ForEach @(
        @{ Members = 1; Policies = @('SecurityAudit'); Expected = 'has 1 member and 1 policy.' }
        @{ Members = 2; Policies = @('SecurityAudit', 'ViewOnlyAccess'); Expected = 'has 2 members and 2 policies.' }
        @{ Members = 1; Policies = @(); Expected = 'has 1 member and 0 policies.' }
    ) {
        $name = "Group$([guid]::NewGuid().ToString('N'))"
        $null = New-AdminGroup $name -Policy $Policies
        1..$Members | ForEach-Object { New-AdminUser "$name$_" -GroupName $name } | Out-Null

        Remove-AdminGroup $name -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue

        "$($failed[0])" | Should -BeLike "*$Expected"
    }
}
