Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

<#
.SYNOPSIS
Creates a user with every kind of dependent resource in IAM: a password, an active and an inactive access key, MFA,
an SSH key, a service credential, a certificate, policies, a boundary and three groups.

.DESCRIPTION
All but three are created with the AWS CLI. SSH keys, service credentials and certificates can be listed and deleted in
the sandbox, but not created: they are written to its state, so the sandbox must have a -Path.
#>
function New-FullUser {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    [CmdletBinding()]
    [OutputType([psobject])]
    param(
        [string] $UserName = 'alice'
    )

    $boundary = 'arn:aws:iam::aws:policy/AdministratorAccess'
    $allow = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
    $user = '--user-name', $UserName
    $null = Invoke-AwsCli iam create-user @user --permissions-boundary $boundary `
        --tags 'Key=Email,Value=alice@example.com'
    foreach ($group in 'Operators', 'Auditors', 'Billing') {
        $null = Invoke-AwsCli iam create-group --group-name $group
        $null = Invoke-AwsCli iam add-user-to-group @user --group-name $group
    }
    $null = Invoke-AwsCli iam create-login-profile @user --password 'Correct-Horse-7-Battery'
    $keys = (Invoke-AwsCli iam create-access-key @user).AccessKey, (Invoke-AwsCli iam create-access-key @user).AccessKey
    $null = Invoke-AwsCli iam update-access-key @user --access-key-id $keys[1].AccessKeyId --status Inactive
    $null = Invoke-AwsCli iam put-user-policy @user --policy-name own --policy-document $allow
    $null = Invoke-AwsCli iam attach-user-policy @user --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess

    $seedPath = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $device = Invoke-AwsCli iam create-virtual-mfa-device --virtual-mfa-device-name $UserName --outfile $seedPath `
        --bootstrap-method Base32StringSeed
    $seed = (Get-Content -Raw -LiteralPath $seedPath).Trim()
    Remove-Item -LiteralPath $seedPath
    $step = Get-MfaStep
    $codes = (Get-MfaCode $seed ($step - 1)), (Get-MfaCode $seed $step)
    $null = Invoke-AwsCli iam enable-mfa-device @user --serial-number $device.VirtualMFADevice.SerialNumber `
        --authentication-code1 $codes[0] --authentication-code2 $codes[1]
    $path = (Get-AdminSandbox).Path
    Stop-AdminSandbox
    $state = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json -DateKind String
    $self = $state.users | Where-Object name -EQ $UserName
    $time = '2026-01-02T03:04:05Z'
    $self.sshPublicKeys = @(
        @{ id = 'APKAIOSFODNN7EXAMPLE1'; status = 'Active'; body = 'ssh-rsa AAAA'; uploaded = $time }
        @{ id = 'APKAIOSFODNN7EXAMPLE2'; status = 'Inactive'; body = 'ssh-rsa AAAB'; uploaded = $time }
    )
    $self.serviceCredentials = @(
        @{
            id = 'ACCAIOSFODNN7EXAMPLE1'; serviceName = 'codecommit.amazonaws.com'; serviceUserName = 'u'
            status = 'Active'; created = $time
        }
    )
    $self.signingCertificates = @(
        @{ id = 'TA7SMP42TDN5Z26OBPJE7EXAMPLE'; body = 'PEM'; status = 'Active'; uploaded = $time }
    )
    $state | ConvertTo-Json -Depth 20 | Set-Content -LiteralPath $path
    $null = Start-AdminSandbox -Path $path

    # A code can be used only once, so that of the next half minute is the first one to use.
    [pscustomobject]@{
        AccessKeyId = $keys[0].AccessKeyId
        SecretAccessKey = $keys[0].SecretAccessKey
        SerialNumber = $device.VirtualMFADevice.SerialNumber
        NextMfaCode = Get-MfaCode $seed ($step + 1)
    }
}

<#
.SYNOPSIS
Returns everything that the AWS CLI returns about a user, as one text to compare.
#>
function Get-FullUserState {
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [string] $UserName = 'alice'
    )

    $user = '--user-name', $UserName
    $lists = 'get-user', 'get-login-profile', 'list-access-keys', 'list-mfa-devices', 'list-ssh-public-keys',
        'list-service-specific-credentials', 'list-signing-certificates', 'list-user-policies',
        'list-attached-user-policies',
        'list-groups-for-user'
    $lists.ForEach({ Invoke-AwsCli iam $_ @user | ConvertTo-Json -Depth 9 }) -join "`n"
}

Export-ModuleMember -Function New-FullUser, Get-FullUserState
