BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $common = [Management.Automation.Cmdlet]::CommonParameters +
        [Management.Automation.Cmdlet]::OptionalCommonParameters
    # Every parameter of every cmdlet, with the name of its completer.
    $parameters = foreach ($command in Get-Command -Module AdminIam -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values.Where({ $_.Name -notin $common })) {
            $completer = $parameter.Attributes.Where({ $_ -is [ArgumentCompleter] }).Type.Name
            @{
                Command = $command.Name
                Name = $parameter.Name
                Completer = $completer
                IsClosed = $parameter.SwitchParameter -or $parameter.ParameterType.IsEnum -or
                    $parameter.Attributes.Where({ $_ -is [ValidateSet] }).Count -gt 0
            }
        }
    }
    $completed = $parameters.Where({ $_.Completer -and $_.Completer -ne 'FreeTextCompleter' })
    $freeText = $parameters.Where({ $_.Completer -eq 'FreeTextCompleter' })
    # A profile may have any name.
    $names = "it's", 'with space', 'star*', 'ques?tion', 'a$HOME', 'back`tick', 'x[range', "typo’graphic", 'semi;colon',
        '123', '-dash',
    '(x)', 'double"quote', '{block}', '@at', '#hash', 'a,b', 'größe'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Completion([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText
    }

    # On a busy computer the first key press may end before the list is there; the list is then there a moment later.
    function Wait-Completion([string] $Line) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        do {
            $found = Get-Completion $Line
        } until ($found -or $clock.Elapsed.TotalSeconds -gt 10)
        $found
    }

    # The time of the fastest of three attempts: other programs on the computer only add to it.
    function Measure-Fastest([scriptblock] $Block) {
        $times = foreach ($attempt in 1..3) {
            (Measure-Command { $null = & $Block }).TotalMilliseconds
        }
        ($times | Measure-Object -Minimum).Minimum
    }

    function Start-DeadEndpoint {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $listener
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Every parameter' {
    It 'is completed, or is on the list of what only the user knows' {
        # A new parameter has a completer if its values exist somewhere; otherwise it is added here.
        $freeText = @(
            'AccessKey', 'AccessKeyAgeDay', 'AccountId', 'AdministratorCount', 'AssignmentDuration',
            'CallRate', 'Code', 'Code1', 'Code2', 'Context', 'Credential', 'CustomSuffix', 'Description',
            'DeviceName', 'DisplayName', 'Document',
            'DropAfter', 'DropBefore', 'DurationSecond', 'Email', 'EndpointUrl', 'ExternalId', 'FirstSignInDay',
            'FamilyName', 'From', 'GivenName', 'Latency', 'Locale',
            'LockDay',
            'MaxPasswordAge', 'MfaCode', 'MiddleName', 'MinimumPasswordLength', 'NewGroupName',
            'NewUserName', 'NickName', 'Password', 'PasswordReusePrevention', 'PhoneNumber',
            'Port', 'PortalUrl', 'PreferredLanguage', 'ProfileUrl', 'Resource', 'RoleSessionName', 'RootUseDay',
            'SecretAccessKey', 'SecretKey', 'Seed', 'ServerError', 'Session',
            'SessionToken', 'SignInUrl',
            'Subject', 'Tag', 'TemporarilyUnmodifiable', 'Throttle', 'ThrottleLimit', 'TimeoutSecond', 'Timezone',
            'Title', 'UnusedDay', 'UserType',
            'VisibilityDelay', 'WebIdentityToken', 'WebIdentityTokenProvider',
            'Export-AdminCredential AccessKeyId', 'New-AdminGroup GroupName', 'New-AdminIdentityGroup GroupName',
            'New-AdminPolicy PolicyName',
            'New-AdminIdentityUser UserName', 'New-AdminUser UserName',
            'InlinePolicy', 'New-AdminPermissionSet PermissionSetName',
            'Connect-AdminAccount RoleName', 'Invoke-AdminOrganizationCommand RoleName',
            'RelayState', 'ScriptBlock', 'SessionDuration',
            'Remove-AdminAccountAssignment PrincipalId',
            'Set-AdminAccountAlias AccountAlias', 'Start-AdminSandbox Account')
        # PowerShell completes file names by itself, and a piped object is not typed.
        $files = @(
            'CredentialPath', 'DifferencePath', 'EmlPath', 'ExceptionPath', 'InlinePolicyPath', 'PreviousPath',
            'QrCodePath',
            'ReferencePath', 'Lock-AdminIdentityUser Path', 'Unlock-AdminIdentityUser Path',
            'Export-AdminCredential Path', 'Export-AdminReport Path', 'New-AdminPolicy Path',
            'Set-AdminPolicy Path',
            'Start-AdminSandbox Organization', 'Start-AdminSandbox Path')
        $undecided = foreach ($parameter in $Parameters.Where({ -not $_.IsClosed })) {
            $names = $parameter.Name, "$($parameter.Command) $($parameter.Name)"
            $expected = if ($names.Where({ $_ -in $freeText })) {
                'FreeTextCompleter'
            }
            elseif ($names.Where({ $_ -in $files }) -or $parameter.Name -eq 'InputObject') {
                $null
            }
            elseif ($parameter.Completer -notin $null, 'FreeTextCompleter') {
                $parameter.Completer
            }
            else {
                'a completer'
            }
            if ($parameter.Completer -ne $expected) {
                "$($names[1]) has '$($parameter.Completer)' and should have '$expected'"
            }
        }
        $undecided | Should -BeNullOrEmpty
    } -TestCases @{ Parameters = $parameters }

    Context 'with an account' {
        BeforeAll {
            $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
            $null = New-AdminIdentityGroup 'Cloud Operations'
            $null = New-AdminPermissionSet Operators PowerUserAccess -Tag @{ Team = 'Ops' }
            $null = New-AdminGroup
            $null = New-AdminIdentityGroup Administrators
            $null = New-AdminIdentityUser alice -GivenName Alice -FamilyName Smith
            $null = New-AdminGroup Finance -Policy Billing, AWSSupportAccess -Path /finance/
            $alice = New-AdminUser alice -GroupName Administrators -Path /staff/ -Tag @{ 'Cost Center' = '12' } `
                -ProgrammaticAccess
            $bob = New-AdminUser bob -ProgrammaticAccess
            $null = Disable-AdminAccessKey $bob.AccessKeyId -UserName bob
            $null = New-AdminPolicy -Template CloudHSM -PolicyPath /hsm/
            $null = Set-AdminPolicy CloudHSMAdministratorAccess -Template ManageOwnCredentials
            $null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
            $null = New-AdminServiceLinkedRole rds.amazonaws.com
            $null = Set-AdminAccountAlias example-corp
            $device = New-AdminMfaDevice alice
            $step = Get-MfaStep
            $seed = ConvertFrom-SecureString $device.Seed -AsPlainText
            $null = Enable-AdminMfaDevice alice -Code (Get-MfaCode $seed ($step - 1)), (Get-MfaCode $seed $step)
            $null = New-AdminMfaDevice bob
            $config = Join-Path $TestDrive 'config'
            Set-Content -LiteralPath $config @(
                '[profile ops]'
                'role_arn = arn:aws:iam::123456789012:role/Setup'
                'source_profile = keys'
                'mfa_serial = arn:aws:iam::123456789012:mfa/alice')

            # What is typed before the parameter, and what the account has for it.
            $expected = @{
                UserName = '', 'alice'
                GroupName = '', 'Administrators'
                'Get-AdminIdentityGroup GroupName' = '', "'Cloud Operations'"
                'Set-AdminIdentityGroup GroupName' = '', "'Cloud Operations'"
                Account = '', 'Prod'
                OrganizationalUnit = '', '/'
                Policy = '', 'AdministratorAccess'
                PolicyName = '', 'CloudHSMAdministratorAccess'
                PermissionsBoundary = '', 'CloudHSMAdministratorAccess'
                AccessKeyId = '', $alice.AccessKeyId
                'Enable-AdminAccessKey AccessKeyId' = '', $bob.AccessKeyId
                SerialNumber = '-UserName alice', 'arn:aws:iam::123456789012:mfa/alice'
                'Enable-AdminMfaDevice SerialNumber' = '-UserName bob', 'arn:aws:iam::123456789012:mfa/bob'
                RemoveTag = '-UserName alice', "'Cost Center'"
                Region = '', 'eu-central-1'
                IdentityCenterRegion = '', 'eu-central-1'
                ProfileName = '', 'ops'
                RoleArn = '', 'arn:aws:iam::123456789012:role/Setup'
                MfaSerial = '-ProfileName ops', 'arn:aws:iam::123456789012:mfa/alice'
                VersionId = 'CloudHSMAdministratorAccess', 'v1'
                ServiceName = '', 'cloudhsm.amazonaws.com'
                RoleName = '-ServiceName cloudhsm.amazonaws.com', 'AWSServiceRoleForCloudHSM'
                Path = '', '/staff/'
                NewPath = '', '/staff/'
                'New-AdminGroup Path' = '', '/finance/'
                'Set-AdminGroup NewPath' = '', '/finance/'
                PolicyPath = '', '/hsm/'
                Template = '', 'ManageOwnCredentials'
                AccountAlias = '', 'example-corp'
                'Get-AdminCommandPermission Name' = '', 'New-AdminUser'
                ExcludeParameter = 'New-AdminUser', 'Rollback'
                Action = '-UserName alice', 'iam:CreateUser'
                RequireSymbols = '', 'true'
                RequireNumbers = '', 'true'
                RequireUppercaseCharacters = '', 'true'
                RequireLowercaseCharacters = '', 'true'
                AllowUsersToChangePassword = '', 'true'
                HardExpiry = '', 'true'
                CheckId = '', 'AccountAlias'
                PermissionSetName = '', 'Operators'
                CustomerManagedPolicy = '', '/hsm/CloudHSMAdministratorAccess'
                'New-AdminPermissionSet PermissionsBoundary' = '', '/hsm/CloudHSMAdministratorAccess'
                'Set-AdminPermissionSet PermissionsBoundary' = '', '/hsm/CloudHSMAdministratorAccess'
                'Set-AdminPermissionSet RemoveTag' = 'Operators', 'Team'
            }
        }

        It 'is completed: <Command> -<Name>' -ForEach $completed {
            $before, $value = $expected["$Command $Name"] ?? $expected[$Name]
            Use-Environment @{ AWS_CONFIG_FILE = $config } {
                Wait-Completion "$Command $before -$Name " | Should -Contain $value
            }
        }

        It 'is left to the user, without file names: <Command> -<Name>' -ForEach $freeText {
            Push-Location $PSScriptRoot
            Get-Completion "$Command -$Name " | Should -BeNullOrEmpty
            Pop-Location
        }
    }
}

Describe 'Completion' {
    Context 'with a session' {
        BeforeAll {
            $null = Start-AdminSandbox
            $null = New-AdminGroup
            $null = New-AdminGroup Finance -Policy Billing, AWSSupportAccess
            $alice = New-AdminUser alice -GroupName Administrators -Tag @{ 'Cost Center' = '12'; Department = 'Ops' } `
                -ProgrammaticAccess
            $bob = New-AdminUser bob -ProgrammaticAccess -Tag @{ Team = 'Blue' }
            $null = 'anna@example.com' | New-AdminUser
            $null = New-AdminPolicy -Template CloudHSM
        }

        It 'offers no name for what is new' {
            Push-Location $PSScriptRoot
            Get-Completion 'New-AdminUser ' | Should -BeNullOrEmpty
            Get-Completion 'New-AdminUser al' | Should -BeNullOrEmpty
            Get-Completion 'New-AdminGroup ' | Should -BeNullOrEmpty
            Get-Completion 'New-AdminPolicy ' | Should -BeNullOrEmpty
            Pop-Location
        }

        It 'offers what starts with the typed text or matches its pattern, by position and by name' {
            Get-Completion 'Get-AdminUser a' | Should -Be alice, "'anna@example.com'"
            Get-Completion 'Get-AdminUser AL' | Should -Be alice
            Get-Completion 'Get-AdminUser *example' | Should -Be "'anna@example.com'"
            Get-Completion 'Remove-AdminUser -UserName alice, b' | Should -Be bob
            Get-Completion 'New-AdminGroup Ops -Policy PowerU' | Should -Be PowerUserAccess
        }

        It 'offers only customer managed policies to change and delete' {
            Get-Completion 'Remove-AdminPolicy ' | Should -Be CloudHSMAdministratorAccess
            Get-Completion 'Set-AdminPolicy ' | Should -Be CloudHSMAdministratorAccess
        }

        It 'offers the versions of the policy that is named, and to set only those that are not the default' {
            $null = Set-AdminPolicy CloudHSMAdministratorAccess -Template ManageOwnCredentials
            $null = Set-AdminPolicy CloudHSMAdministratorAccess -Template CloudHSM
            Get-Completion 'Set-AdminPolicy CloudHSMAdministratorAccess -VersionId ' | Should -Be v2, v1
            Get-Completion 'Get-AdminPolicy CloudHSMAdministratorAccess | Set-AdminPolicy -VersionId ' |
                Should -Be v2, v1
            Get-Completion 'Set-AdminPolicy -VersionId ' | Should -BeNullOrEmpty
        }

        It 'offers the policies of the group that is named, and all policies to attach' {
            Get-Completion 'Remove-AdminGroupPolicy Finance ' | Should -Be AWSSupportAccess, Billing
            Get-Completion 'Remove-AdminGroupPolicy -GroupName Finance, Administrators -Policy A' |
                Should -Be AdministratorAccess, AWSSupportAccess
            Get-Completion 'Remove-AdminGroupPolicy -Policy ' |
                Should -Be AdministratorAccess, AWSSupportAccess, Billing
            Get-Completion 'Add-AdminGroupPolicy Finance PowerU' | Should -Be PowerUserAccess
        }

        It 'applies the filters of Get-AdminPolicy' {
            Get-Completion 'Get-AdminPolicy -Scope Local -PolicyName ' | Should -Be CloudHSMAdministratorAccess
            Get-Completion 'Get-AdminPolicy -Attached -PolicyName ' |
                Should -Be AdministratorAccess, AWSSupportAccess, Billing
            Get-Completion 'Get-AdminPolicy -JobFunction -PolicyName B' | Should -Be Billing
        }

        It 'offers the services and service-linked roles of the account' {
            $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com
            $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix team
            $null = New-AdminServiceLinkedRole rds.amazonaws.com
            Get-Completion 'Remove-AdminServiceLinkedRole ' | Should -Be autoscaling.amazonaws.com, rds.amazonaws.com
            Get-Completion 'Get-AdminServiceLinkedRole a' | Should -Be autoscaling.amazonaws.com
            Get-Completion 'Remove-AdminServiceLinkedRole autoscaling.amazonaws.com -RoleName ' |
                Should -Be AWSServiceRoleForAutoScaling, AWSServiceRoleForAutoScaling_team
        }

        It 'offers ARNs when an ARN is typed, and the ARN of a policy whose name AWS has too' {
            Get-Completion 'Add-AdminGroupPolicy Finance arn:aws:iam::1' |
                Should -Be arn:aws:iam::123456789012:policy/CloudHSMAdministratorAccess
            $null = New-AdminPolicy Billing `
                -Document '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
            Get-Completion 'Add-AdminGroupPolicy Finance Billing' |
                Should -Be Billing, arn:aws:iam::123456789012:policy/Billing
            Get-Completion 'Remove-AdminPolicy B' | Should -Be Billing
            Remove-AdminPolicy arn:aws:iam::123456789012:policy/Billing -Confirm:$false
        }

        It 'offers customer managed policies first as permissions boundary' {
            (Get-Completion 'Set-AdminUser alice -PermissionsBoundary ')[0] | Should -Be CloudHSMAdministratorAccess
        }

        It 'does not offer policies of service-linked roles where AWS does not attach them: <_>' -ForEach @(
            'Add-AdminGroupPolicy Administrators -Policy '
            'New-AdminGroup Ops -Policy '
            'New-AdminUser zoe -PermissionsBoundary '
        ) {
            Get-Completion "${_}CloudHSMS" | Should -BeNullOrEmpty
            Get-Completion "${_}CloudHSMA" | Should -Be CloudHSMAdministratorAccess
            Get-Completion 'Get-AdminPolicy CloudHSMS' | Should -Be CloudHSMServiceRolePolicy
        }

        It 'offers the keys of the user that is named, and of all users where none is' {
            Get-Completion 'Remove-AdminAccessKey -UserName alice -AccessKeyId ' | Should -Be $alice.AccessKeyId
            Get-Completion 'Remove-AdminAccessKey ' |
                Should -Be ($alice.AccessKeyId, $bob.AccessKeyId | Sort-Object)
            Get-Completion 'Enable-AdminAccessKey ' | Should -BeNullOrEmpty
        }

        It 'offers the tags of the users that are named or piped' {
            Get-Completion 'Set-AdminUser alice -RemoveTag ' | Should -Be "'Cost Center'", Department
            Get-Completion 'Set-AdminUser -UserName alice, bob -RemoveTag ' |
                Should -Be "'Cost Center'", Department, Team
            Get-Completion "'bob' | Set-AdminUser -RemoveTag " | Should -Be Team
            Get-Completion 'Get-AdminUser bob | Set-AdminUser -RemoveTag ' | Should -Be Team
            Get-Completion 'Set-AdminUser -RemoveTag ' | Should -BeNullOrEmpty
        }

        It 'offers the members and groups that can be removed' {
            Get-Completion 'Remove-AdminUserFromGroup -GroupName Administrators -UserName ' | Should -Be alice
            Get-Completion 'Remove-AdminUserFromGroup -UserName alice -GroupName ' | Should -Be Administrators
            Get-Completion 'Add-AdminUserToGroup -UserName alice -GroupName ' | Should -Be Administrators, Finance
        }

        It 'follows what the module changes' {
            $null = New-AdminUser carol
            Get-Completion 'Get-AdminUser c' | Should -Be carol
            $null = Set-AdminUser carol -NewUserName chris
            Get-Completion 'Get-AdminUser c' | Should -Be chris
            Remove-AdminUser chris -Confirm:$false
            Get-Completion 'Get-AdminUser c' | Should -BeNullOrEmpty
        }

        It 'asks AWS once for the same list' {
            $null = Get-Completion 'Get-AdminUser '
            $before = (Get-AdminSandbox).TotalCalls
            Get-Completion 'Remove-AdminUser b' | Should -Be bob
            (Get-AdminSandbox).TotalCalls | Should -Be $before
        }

        It 'quotes as the line does' {
            Get-Completion "Get-AdminUser 'al" | Should -Be "'alice'"
            Get-Completion 'Get-AdminUser "al' | Should -Be '"alice"'
            Get-Completion 'Set-AdminUser alice -RemoveTag "c' | Should -Be '"Cost Center"'
        }
    }

    Context 'for another account than that of the session' {
        BeforeAll {
            $url = (Start-AdminSandbox).EndpointUrl
            $keys = New-AdminUser operator -ProgrammaticAccess
            $null = New-AdminGroup
            $null = Add-AdminUserToGroup operator Administrators
            $config = Join-Path $TestDrive 'config'
            $marker = Join-Path $TestDrive 'marker'
            $secret = ConvertFrom-SecureString $keys.SecretAccessKey -AsPlainText
            $source = "aws_access_key_id = $($keys.AccessKeyId)", "aws_secret_access_key = $secret"
            Set-Content -LiteralPath $config @(
                '[profile keys]'
                $source
                '[profile process]'
                "credential_process = touch $marker"
                '[profile guarded]'
                'role_arn = arn:aws:iam::123456789012:role/Setup'
                'source_profile = keys'
                'mfa_serial = arn:aws:iam::123456789012:mfa/operator'
                '[profile viaprocess]'
                'role_arn = arn:aws:iam::123456789012:role/Setup'
                'source_profile = process'
                '[profile sso]'
                'sso_start_url = https://example.awsapps.com/start'
                'sso_region = us-east-1'
                'sso_account_id = 123456789012'
                'sso_role_name = Admin')
            $environment = @{ AWS_CONFIG_FILE = $config; AWS_ENDPOINT_URL = $url }
            $session = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            Disconnect-AdminAccount
        }

        It 'offers the names of the session that the line names' {
            $session | Should -Not -BeNullOrEmpty
            Get-Completion 'Get-AdminUser -Session $session -UserName ' | Should -Be operator
        }

        It 'offers nothing where the account is known only when the command runs' {
            $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            Get-Completion 'Get-AdminUser -UserName op' | Should -Be operator
            Get-Completion 'Get-AdminUser -Session (Connect-AdminAccount other) -UserName op' | Should -BeNullOrEmpty
            Get-Completion 'Get-AdminUser @connection -UserName op' | Should -BeNullOrEmpty
            Get-Completion 'Get-AdminUser -ProfileName other -UserName op' | Should -BeNullOrEmpty
            Get-Completion 'Get-AdminUser -EndpointUrl nonsense -UserName op' | Should -BeNullOrEmpty
            Disconnect-AdminAccount
        }

        It 'respects the default values of parameters' {
            $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            $defaults = $global:PSDefaultParameterValues
            try {
                $global:PSDefaultParameterValues = @{ '*-Admin*:ProfileName' = 'process' }
                Get-Completion 'Get-AdminUser -UserName op' | Should -BeNullOrEmpty
                Get-Completion 'Get-AdminUser -Session $session -UserName op' | Should -Be operator
                $global:PSDefaultParameterValues = @{ 'Get-AdminUser:Session' = { $session } }
                Get-Completion 'Get-AdminUser -UserName op' | Should -BeNullOrEmpty
                $global:PSDefaultParameterValues =
                    @{ 'Get-AdminUser:Session' = $session; 'Get-AdminUser:ProfileName' = 'process' }
                Get-Completion 'Get-AdminUser -UserName op' | Should -Be operator
                $global:PSDefaultParameterValues = @{ 'Disabled' = $true; '*-Admin*:ProfileName' = 'process' }
                Get-Completion 'Get-AdminUser -UserName op' | Should -Be operator
            }
            finally {
                $global:PSDefaultParameterValues = $defaults
                Disconnect-AdminAccount
            }
        }

        It 'offers the names of the profile, Region and endpoint that the line names' {
            Use-Environment $environment {
                Wait-Completion 'Get-AdminUser -ProfileName keys -UserName ' | Should -Be operator
                Wait-Completion 'Get-AdminUser -ProfileName keys -Region us-west-2 -UserName ' | Should -Be operator
            }
            Use-Environment @{ AWS_CONFIG_FILE = $config } {
                Wait-Completion "Get-AdminUser -ProfileName keys -EndpointUrl $url -UserName " | Should -Be operator
            }
        }

        It 'follows what a command changes that opens its own session' {
            Use-Environment $environment {
                $null = Wait-Completion 'Get-AdminUser -ProfileName keys -UserName '
                $null = New-AdminUser oscar -ProfileName keys
                Wait-Completion 'Get-AdminUser -ProfileName keys -UserName os' | Should -Be oscar
                Remove-AdminUser oscar -ProfileName keys -Confirm:$false
            }
        }

        It 'uses the credentials of the environment before any connection' {
            $variables = @{ AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'; AWS_ENDPOINT_URL = $url }
            Use-Environment $variables {
                Wait-Completion 'Get-AdminUser ' | Should -Be operator
            }
            # Other credentials are another account.
            Get-Completion 'Get-AdminUser ' | Should -BeNullOrEmpty
        }

        It 'never runs a credential source that may prompt: <_>' -ForEach 'process', 'viaprocess', 'guarded', 'sso' {
            $before = (Get-AdminSandbox).TotalCalls
            Use-Environment $environment {
                Get-Completion "Get-AdminUser -ProfileName $_ -UserName " | Should -BeNullOrEmpty
            }
            $marker | Should -Not -Exist
            (Get-AdminSandbox).TotalCalls | Should -Be $before
        }
    }

    Context 'of names with special characters' -ForEach @{ Names = $names } {
        BeforeAll {
            $config = Join-Path $TestDrive 'names'
            Set-Content -LiteralPath $config ($Names.ForEach({ "[$_]"; 'region = us-east-1' }))
        }

        It 'quotes <_> so that PowerShell reads it back' -ForEach $Names {
            foreach ($mark in '', "'", '"') {
                $text = Use-Environment @{ AWS_SHARED_CREDENTIALS_FILE = $config } {
                    Get-Completion "Connect-AdminAccount -ProfileName $mark"
                }
                $back = $text.ForEach({ [scriptblock]::Create("Write-Output $_").Invoke() })
                $back | Should -Contain $_ -Because "the line has $text"
            }
        }
    }

    Context 'in time' {
        AfterEach {
            $Error.Count | Should -Be 0
        }

        BeforeEach {
            Disconnect-AdminAccount
            $Error.Clear()
        }

        It 'takes less than 0.3 s from the cache and less than 1 s without, with an account 50 ms away' {
            $null = Start-AdminSandbox -Latency 00:00:00.050
            $null = New-AdminUser alice
            $null = Wait-Completion 'Get-AdminPolicy '
            Measure-Fastest { Get-Completion 'Get-AdminPolicy ' } | Should -BeLessThan 300
            $times = foreach ($attempt in 1..3) {
                # A change discards the lists.
                $null = Set-AdminUser alice -Tag @{ Attempt = "$attempt" }
                $clock = [Diagnostics.Stopwatch]::StartNew()
                $found = Get-Completion 'Get-AdminPolicy '
                # Another program may have kept the list from being there in time.
                $found -contains 'AdministratorAccess' ? $clock.Elapsed.TotalMilliseconds : [double]::MaxValue
            }
            ($times | Measure-Object -Minimum).Minimum | Should -BeLessThan 1000
            Stop-AdminSandbox
        }

        It 'takes less than 1 s for the first key press in a new PowerShell' {
            $url = (Start-AdminSandbox -Latency 00:00:00.050).EndpointUrl
            $null = New-AdminUser alice
            $variables =
                @{ AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'; AWS_ENDPOINT_URL = "$url" }
            $runs = foreach ($attempt in 1..3) {
                (Invoke-ChildPowerShell -Environment $variables @'
Import-Module $module
# PowerShell's own part, which the first completion of any command takes.
$null = TabExpansion2 'Get-Item -Path ' 15
$clock = [Diagnostics.Stopwatch]::StartNew()
$first = TabExpansion2 'Get-AdminUser ' 14
$milliseconds = $clock.ElapsedMilliseconds
do { $found = (TabExpansion2 'Get-AdminUser ' 14).CompletionMatches.CompletionText }
until ($found -or $clock.Elapsed.TotalSeconds -gt 20)
"$milliseconds $found $($Error.Count)"
'@).Output
            }
            $runs | Should -Match ' alice 0$'
            ($runs.ForEach({ [int]($_ -split ' ')[0] }) | Measure-Object -Minimum).Minimum | Should -BeLessThan 1000
            Stop-AdminSandbox
        }

        It 'takes less than 1.2 s where the endpoint accepts connections and answers nothing' {
            $dead = Start-DeadEndpoint
            $null = Get-Completion 'Get-AdminUser -EndpointUrl http://127.0.0.1:1 -UserName '
            Measure-Fastest {
                $url = "http://127.0.0.1:$($dead.LocalEndpoint.Port)/$([guid]::NewGuid())"
                Get-Completion "Get-AdminUser -EndpointUrl $url -UserName " | Should -BeNullOrEmpty
            } | Should -BeLessThan 1200
            $dead.Stop()
        }

        It 'is silent and soon done where the account of the session does not answer any more' {
            $null = Start-AdminSandbox -Latency 00:00:10
            Measure-Fastest { Get-Completion 'Get-AdminUser -UserName zzz' | Should -BeNullOrEmpty } |
                Should -BeLessThan 1200
            Stop-AdminSandbox
        }

        It 'is silent without credentials, and where listing is denied' {
            $nothing = @{ AWS_ACCESS_KEY_ID = $null; AWS_SECRET_ACCESS_KEY = $null }
            Use-Environment $nothing {
                Get-Completion 'Get-AdminUser -UserName zzz' | Should -BeNullOrEmpty
            }
            $url = (Start-AdminSandbox).EndpointUrl
            $user = New-AdminUser powerless -ProgrammaticAccess
            $null = Connect-AdminAccount -AccessKey $user.AccessKeyId -SecretKey $user.SecretAccessKey -EndpointUrl $url
            Get-Completion 'Get-AdminUser -UserName ' | Should -BeNullOrEmpty
            Stop-AdminSandbox
        }
    }
}
